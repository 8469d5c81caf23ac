package child

// ConfineForTest lets a test confine a process of its own as a child confines itself.
var ConfineForTest = confine
