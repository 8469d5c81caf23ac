package window

// folder is where a dialog begins.
func (f *files) folder(p purpose) string {
	if last := f.lastFolder(p); last != "" {
		return last
	}
	return homeFolder()
}
