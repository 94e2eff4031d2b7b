"""`.env.example` matches the settings."""

from pathlib import Path

from tests.env_example import GROUPS, SECTIONS, fields, render, section_of

ROOT = Path(__file__).parents[2]


def test_env_example_names_every_setting_with_its_default() -> None:
    assert (ROOT / ".env.example").read_text() == render(), (
        "run: python -m tests.env_example > .env.example"
    )


def test_every_setting_is_explained() -> None:
    for name, (group, field) in fields().items():
        assert field.description, f"{group.__name__}.{name} has no docstring"


def test_every_setting_has_a_heading_and_no_heading_is_empty() -> None:
    assert {section_of(name) for name in fields()} == set(SECTIONS)


def test_env_example_is_a_valid_configuration(tmp_path: Path) -> None:
    example = tmp_path / ".env"
    example.write_text(
        "\n".join(
            line[1:] if line.startswith("#") and "=" in line and " " not in line else line
            for line in render().splitlines()
        )
    )
    for settings in GROUPS:
        loaded = settings(_env_file=example)
        plain = settings(_env_file=None)
        assert loaded == plain
