"""Pictures and sound, written anew on arrival: nothing of the file that somebody sent is kept.

`pictures` and `sound` decode and encode, `workshop` has them do it in a process of its own, since a file from
anybody may be made to crash or to fill whatever decodes it. None of these knows of Django.
"""
