"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is slow, which is no fault of what is tested; and what fails once fails each time.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
