/* Lets every write below the folder CHAOS_DISK_FOLDER fail with the errno in the file CHAOS_DISK: a
 * library for LD_PRELOAD. Files that are open already fail as well, as on a file system that the
 * kernel shut off after an error (ext4: errors=remount-ro). 0 lets everything pass. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile int64_t *failure;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CHAOS_DISK");
    folder = getenv("CHAOS_DISK_FOLDER");
    int file = path && folder ? (open)(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof *failure, PROT_READ, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) failure = shared;
    close(file);
}

static int is_below(const char *path) {
    size_t length = strlen(folder);
    return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int is_file_below(int file) {
    char link[32], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int fails_at(int parent, const char *path) {
    if (!failure || !*failure) return 0;
    if (path[0] != '/' && parent == AT_FDCWD) return 0;
    if (!(path[0] == '/' ? is_below(path) : is_file_below(parent))) return 0;
    errno = (int)*failure;
    return 1;
}

static int fails(int file) {
    if (!failure || !*failure || !is_file_below(file)) return 0;
    errno = (int)*failure;
    return 1;
}

#define NEXT(name) static __typeof__(&name) next; if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        NEXT(name); \
        return WRITES(flags) && fails_at(AT_FDCWD, path) ? -1 : next(path, flags, mode); \
    }
#define OPENAT(name) \
    int name(int parent, const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        NEXT(name); \
        return WRITES(flags) && fails_at(parent, path) ? -1 : next(parent, path, flags, mode); \
    }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

#define BY_FILE(type, name, declared, passed) \
    type name declared { NEXT(name); return fails(file) ? (type)-1 : next passed; }
BY_FILE(ssize_t, write, (int file, const void *data, size_t size), (file, data, size))
BY_FILE(ssize_t, pwrite, (int file, const void *data, size_t size, off_t at), (file, data, size, at))
BY_FILE(ssize_t, pwrite64, (int file, const void *data, size_t size, off64_t at), (file, data, size, at))
BY_FILE(ssize_t, writev, (int file, const struct iovec *data, int count), (file, data, count))
BY_FILE(int, ftruncate, (int file, off_t size), (file, size))
BY_FILE(int, ftruncate64, (int file, off64_t size), (file, size))
BY_FILE(int, fsync, (int file), (file))
BY_FILE(int, fdatasync, (int file), (file))
BY_FILE(int, fallocate, (int file, int mode, off_t at, off_t size), (file, mode, at, size))
BY_FILE(int, fallocate64, (int file, int mode, off64_t at, off64_t size), (file, mode, at, size))

#define BY_PATH(name, declared, parent, passed) \
    int name declared { NEXT(name); return fails_at(parent, path) ? -1 : next passed; }
BY_PATH(mkdir, (const char *path, mode_t mode), AT_FDCWD, (path, mode))
BY_PATH(unlink, (const char *path), AT_FDCWD, (path))
BY_PATH(rmdir, (const char *path), AT_FDCWD, (path))
BY_PATH(rename, (const char *path, const char *target), AT_FDCWD, (path, target))
BY_PATH(link, (const char *path, const char *target), AT_FDCWD, (path, target))
BY_PATH(mkdirat, (int parent, const char *path, mode_t mode), parent, (parent, path, mode))
BY_PATH(unlinkat, (int parent, const char *path, int flags), parent, (parent, path, flags))
