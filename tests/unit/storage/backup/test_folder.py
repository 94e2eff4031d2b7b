from pathlib import Path

from storage.backup.folder import delete_older, named_by_time


def test_backups_named_by_time_are_deleted_but_the_newest(tmp_path: Path) -> None:
    days = [f"mp4totext-2026-11-{day:02}T030000Z.tar" for day in (9, 10, 28, 29)]
    others = ["friday.tar", "mp4totext-2026-11-01T030000Z.tar.part", "mp4totext-old.tar"]
    for name in (*days, *others):
        (tmp_path / name).touch()
    assert [path.name for path in delete_older(tmp_path, 2)] == days[:2]
    assert {path.name for path in tmp_path.iterdir()} == {*days[2:], *others}
    assert delete_older(tmp_path, 2) == []


def test_backup_of_now_is_the_newest(tmp_path: Path) -> None:
    (tmp_path / "mp4totext-2026-01-01T000000Z.tar").touch()
    now = named_by_time(tmp_path)
    now.touch()
    assert delete_older(tmp_path, 1) != [now]
    assert now.exists()
