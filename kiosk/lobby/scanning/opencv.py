"""OpenCV as the kiosk uses it. It takes long to load, so it is imported only where a picture is at hand."""

import os

# Read once, as the library loads: a camera that was unplugged is noticed after 1 s instead of 10.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
# A missing device, or a file that is no video, is a state here, and nothing to be told on the terminal.
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

import cv2 as cv2

# The screens need the other cores more than a picture needs them.
cv2.setNumThreads(1)
