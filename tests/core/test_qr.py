from alongside.core.qr import qr_picture


def test_a_picture_has_a_name_and_no_style_of_its_own() -> None:
    svg = qr_picture("https://alongside.example/r/#KVT72MPXQ4", title='A "picture"')
    assert svg.startswith('<svg role="img" aria-label="A &quot;picture&quot;" ')
    assert "style=" not in svg
    assert " width=" not in svg


def test_what_is_in_the_picture_is_not_written_beside_it() -> None:
    assert "KVT72MPXQ4" not in qr_picture("https://alongside.example/r/#KVT72MPXQ4", title="Your receipt")
