package store

import "syscall"

// networkMagic are the statfs types of file systems whose other end is another machine, or a program.
var networkMagic = map[int64]bool{
	0x6969:     true, // NFS
	0x517b:     true, // SMB
	0xff534d42: true, // CIFS
	0xfe534d42: true, // SMB2
	0x65735546: true, // FUSE: sshfs, rclone, drive clients
	0x01021997: true, // 9p: virtual machines' shares
	0x00c36400: true, // Ceph
	0x5346414f: true, // AFS
	0x73757245: true, // Coda
	0x786f4256: true, // VirtualBox shared folders
	0x47504653: true, // GPFS
	0x0bd00bd0: true, // Lustre
}

func networkFileSystem(dir string) bool {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return false
	}
	return networkMagic[int64(uint32(st.Type))]
}
