package catalogue

// acts are what can be done with the selected set, and the adding of another one.
type acts struct {
	page  *Page
	host  host
	bench bench
	m     *model
}
