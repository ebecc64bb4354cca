"""The drivers of cameras; `kiosk.lobby.scanning.camera.open_camera` chooses one by URL."""
