"""Whatever can speak, opened by URL in `kiosk.lobby.speech.voice`."""
