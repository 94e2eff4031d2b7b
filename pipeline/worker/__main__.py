"""`python -m pipeline.worker`: run a worker with the settings of the environment."""

import asyncio

from pipeline.settings import PipelineSettings
from pipeline.worker.worker import serve
from storage.settings import StorageSettings

if __name__ == "__main__":
    asyncio.run(serve(PipelineSettings(), StorageSettings()))
