"""What the service answers, as immutable values. Fields that a newer service adds are ignored."""
