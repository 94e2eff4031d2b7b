# The bot process: chat front ends and nothing heavy. No model library, no decoder, not root.
#   docker build --file docker/bot.Dockerfile --tag mp4totext-bot .
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /src
# strip, for docker/trim.sh
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends binutils
RUN python -m venv /opt/venv
COPY locks/bot.txt locks/bot.txt
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes --requirement locks/bot.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY pipeline pipeline
COPY storage storage
COPY docker/trim.sh docker/trim.sh
# The networks are the worker's.
RUN rm -f pipeline/engines/networks/*.onnx && /opt/venv/bin/pip install --no-cache-dir --no-deps . \
    && /opt/venv/bin/pip uninstall --yes setuptools pip \
    && sh docker/trim.sh /opt/venv bot/i18n/locales

# Fonts of the scripts that Whisper writes (SIL Open Font License), for PDFs that the pages make: 25 MB of Debian's 130.
FROM python:${PYTHON} AS fonts
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-noto-core fonts-noto-cjk \
    && mkdir /fonts
WORKDIR /usr/share/fonts/truetype/noto
RUN for script in "" Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao \
           Malayalam Myanmar Sinhala Symbols Symbols2 Tamil Telugu Thai; do cp "NotoSans$script-Regular.ttf" /fonts; done \
    && cp NotoSerifTibetan-Regular.ttf ../../opentype/noto/NotoSansCJK-Regular.ttc /fonts

FROM python:${PYTHON}
COPY --from=fonts /fonts /usr/local/share/fonts/noto
RUN useradd --uid 10001 --create-home --home-dir /home/mp4totext mp4totext \
    && install --directory --owner mp4totext --group mp4totext /data /backups
COPY --from=build /opt/venv /opt/venv
# Two arenas: 20 uploads at once take 40 MB less. https://man7.org/linux/man-pages/man3/mallopt.3.html
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data MALLOC_ARENA_MAX=2
USER 10001
WORKDIR /home/mp4totext
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
    CMD ["mp4totext", "doctor", "--quick"]
ENTRYPOINT ["mp4totext"]
CMD ["telegram"]
