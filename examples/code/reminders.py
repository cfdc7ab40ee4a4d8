"""Reminders that go out on Monday."""


def remind(user, bed):
    """Write to whoever waters a bed.

    Args:
        user (str): Each enduser gets one letter a week.
        bed: Its number on the plan.

    >>> remind("enduser", 3)
    """
    # The customer opens the letter and clicks the link in it.
    return f"# {user} waters {bed}"
