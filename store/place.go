package store

import (
	"path/filepath"
	"strings"
)

// onNetwork reports whether a folder is shared or synced: there two machines can write one file without
// seeing each other's locks, and memory cannot be shared, so the write-ahead log is not to be used.
func onNetwork(dir string) bool { return networkFileSystem(dir) || syncedFolder(dir) }

// syncedFolder knows the well-known sync programs' folders by name.
func syncedFolder(dir string) bool {
	for _, part := range strings.Split(filepath.ToSlash(dir), "/") {
		p := strings.ToLower(part)
		switch p {
		case "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive",
			"mobile documents",
			"com~apple~clouddocs", "cloudstorage", "nextcloud", "owncloud", "box sync", "pcloud drive",
			"syncthing":
			return true
		}
		if strings.HasPrefix(p, "onedrive") || strings.HasPrefix(p, "dropbox (") ||
			strings.HasPrefix(p, "googledrive-") {
			return true
		}
	}
	return false
}
