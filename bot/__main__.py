"""`python -m bot` is `mp4totext`."""

from bot.cli.app import main

if __name__ == "__main__":
    main()
