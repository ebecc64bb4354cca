"""The lobby: the touchscreen at the entrance, its camera, its printer and its link to the office."""
