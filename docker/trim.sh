#!/bin/sh
# Remove from a virtual environment what a running service does not use: packages' own tests, sources and headers of their
# extension modules, converters and tuners of ONNX Runtime, NumPy's build tools, Babel's plurals and dates of languages
# that the service does not speak, Pygments' grammars of programming languages, Sentry's integrations of frameworks, and
# the symbols of extension modules.
#   sh docker/trim.sh /opt/venv bot/i18n/locales
set -eu
environment=$1
locales=$2
find "$environment" -type d \( -name tests -o -path '*/onnxruntime/transformers' -o -path '*/onnxruntime/quantization' \
    -o -path '*/onnxruntime/tools' -o -path '*/onnxruntime/datasets' -o -path '*/numpy/distutils' \) -prune -exec rm -rf {} +
find "$environment" -type f \( -name '*.a' -o -name '*.c' -o -name '*.cpp' -o -name '*.h' -o -name '*.hpp' -o -name '*.pxd' \
    -o -name '*.pyi' -o -name '*.pyx' \) -delete
# Both load each of these by its name when it is asked for: the bot shows no source code, and storage/watch/sentry.py
# switches no integration on; the SDK itself imports the one named dedupe.
find "$environment" -type f -path '*/pygments/lexers/*' ! -name '__init__.*' ! -name '_mapping.*' -delete
find "$environment" -type d -path '*/sentry_sdk/integrations/*' ! -name __pycache__ -prune -exec rm -rf {} +
find "$environment" -type f -path '*/sentry_sdk/integrations/*' ! -name '__init__.*' ! -name 'dedupe.*' -delete
set --
for folder in "$locales"/*/; do
    name=$(basename "$folder")
    language=${name%%-*}
    set -- "$@" ! -name "$language.dat" ! -name "${language}_*.dat"
done
find "$environment" -path '*/babel/locale-data/*.dat' ! -name root.dat "$@" -delete
# The libraries beside a package (NAME.libs) stay as they are: auditwheel has moved their segments, and some no longer
# load after strip («ELF load command address/offset not page-aligned»).
find "$environment" -type f -name '*.so' ! -path '*.libs/*' -exec strip --strip-unneeded {} +
