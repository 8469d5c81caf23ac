package window

// folder is where a dialog begins.
func (f *files) folder() string {
	if last := f.lastFolder(); last != "" {
		return last
	}
	return homeFolder()
}
