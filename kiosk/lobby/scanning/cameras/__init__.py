"""The drivers of cameras; `kiosk.lobby.scanning.camera.camera_of` chooses one by URL."""
