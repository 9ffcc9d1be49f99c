"""Makes trees of files by chance, the same ones for the same number; or tells all of a folder, an item a line."""
import hashlib
import json
import os
import random
import socket
import stat
import struct
import sys

LETTERS = [b'a', b'B', b'7', b' ', b'.', b'-', b'_', b"'", b'"', b'$', b'*', b'[', b']', b'\\', b'#', b'!', b'=', b'%', b'\t', b'\n',
           b'\x01', b'\xff', b'\xc3', 'ü'.encode(), '漢'.encode(), '🐳'.encode(), '\uef90'.encode()]
OWNERS = [0, 50, 1000, 65534, 2097151, 2097152, 2000000000, 4294967294]
MODES = [0o644, 0o755, 0o000, 0o4755, 0o2711, 0o1777, 0o6750]
CAPABILITY = struct.pack('<5I', 0x02000001, 1 << 13, 0, 0, 0)
ACCESS_LIST = struct.pack('<I', 2) + b''.join(
    struct.pack('<HHI', *entry) for entry in [(1, 6, 0xffffffff), (2, 6, 1234), (4, 4, 0xffffffff), (16, 6, 0xffffffff), (32, 0, 0xffffffff)])


class Tree:
    def __init__(self, r, top, odd):
        self.r, self.top, self.odd = r, top, odd
        self.folders, self.files, self.plain, self.noted = [top], [], [], []
        os.mkdir(top)
        for _ in range(r.randrange(5, 30)):
            self.add(r.choice('dddfffffllhpsc' + 'vxau' * odd))
        self.finish()

    def name(self, folder):
        while True:
            made = b''.join(self.r.choice(LETTERS) for _ in range(self.r.choice([1, 3, 8, 40, 99])))[:250]
            path = os.path.join(folder, made)
            if made not in (b'.', b'..') and not os.path.lexists(path):
                return path

    def add(self, kind):
        r, path = self.r, self.name(self.r.choice(self.folders))
        if kind == 'd':
            os.mkdir(path)
            self.folders.append(path)
            return
        if kind == 'h':
            if self.files:
                os.link(r.choice(self.files), path, follow_symlinks=False)
            return
        if kind == 'u':
            place = os.open(os.path.dirname(path), os.O_RDONLY)
            door = b'/proc/self/fd/%d/%s' % (place, os.path.basename(path)[:60])
            if not os.path.lexists(door):
                socket.socket(socket.AF_UNIX).bind(door)
            os.close(place)
            return
        if kind == 'l':
            os.symlink(r.choice([b'/etc/passwd', b'..', b'../' * r.randrange(1, 9) + b'etc', b'nowhere', b'x' * 150, b'.', b'a//../../b',
                                 b'bad\xff\n', b'./x/']), path)
        elif kind == 'p':
            os.mkfifo(path)
        elif kind == 'v':
            os.mknod(path, r.choice([stat.S_IFCHR, stat.S_IFBLK]) | 0o600, os.makedev(r.randrange(1, 300), r.randrange(300)))
        else:
            with open(path, 'wb') as file:
                if kind == 's':
                    file.truncate(r.randrange(1, 2000000))
                file.write(r.randbytes(r.choice([0, 1, 511, 512, 513, 5000, 70000])))
            self.noted.append((kind, path))
        self.files.append(path)

    def when(self):
        if self.odd and self.r.random() < .1:
            return self.r.choice([-1, -86400 * 4000, 9223372037, 12000000000])
        return self.r.randrange(0, 4000000000)

    def finish(self):
        r = self.r
        entries = [os.path.join(folder, name) for folder in self.folders for name in sorted(os.listdir(folder))]
        for entry in entries:
            os.chown(entry, r.choice(OWNERS), r.choice(OWNERS), follow_symlinks=False)
            if not os.path.islink(entry):
                os.chmod(entry, r.choice(MODES))
        for kind, path in self.noted:
            if kind == 'c':
                os.setxattr(path, 'security.capability', CAPABILITY)
            elif kind == 'x':
                os.setxattr(path, 'user.note', b'\0x\xff')
            elif kind == 'a':
                os.setxattr(path, 'system.posix_acl_access', ACCESS_LIST)
        for entry in sorted(entries + [self.top], key=lambda path: path.count(b'/'), reverse=True):
            os.utime(entry, (0, self.when()), follow_symlinks=False)


def tell(folder):
    """All of each item but parts of seconds, and what an archive of an engine does not carry of it."""
    names = {}
    found = []
    for parent, folders, files in os.walk(folder):
        for path in [os.path.join(parent, name) for name in folders + files] + [folder] * (parent == folder):
            found.append((os.path.relpath(path, folder), path))
    for short, path in sorted(found):
        s = os.lstat(path)
        kind = stat.S_IFMT(s.st_mode)
        line = {'path': ascii(os.fsdecode(short))[1:-1], 'type': oct(kind), 'mode': oct(stat.S_IMODE(s.st_mode)), 'owner': f'{s.st_uid}:{s.st_gid}', 'time': int(s.st_mtime_ns // 10**9)}
        if kind == stat.S_IFREG:
            with open(path, 'rb') as file:
                line['content'] = hashlib.sha256(file.read()).hexdigest()
        elif kind == stat.S_IFLNK:
            line['target'] = ascii(os.fsdecode(os.readlink(path)))
        elif kind in (stat.S_IFCHR, stat.S_IFBLK):
            line['device'] = s.st_rdev
        if kind != stat.S_IFDIR:
            # The first of its names stands for all.
            line['same'] = names.setdefault((s.st_dev, s.st_ino), line['path'])
        line['attributes'] = {name: os.getxattr(path, name, follow_symlinks=False).hex() for name in sorted(os.listxattr(path, follow_symlinks=False)) if name != 'security.selinux'}
        yield line


if sys.argv[1] == 'make':
    source = random.Random(int(sys.argv[3]))
    for number in range(int(sys.argv[4])):
        Tree(source, os.path.join(os.fsencode(sys.argv[2]), b'tree%d' % number), sys.argv[5] == 'True')
else:
    for item in tell(os.fsencode(sys.argv[2])):
        print(json.dumps(item))
