package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

func opener(o store.Options) storetest.Opener {
	must := func(t *testing.T, s port.Store, err error) port.Store {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	return storetest.Opener{
		Create: func(t *testing.T, dir string) port.Store {
			s, err := store.Create(context.Background(), filepath.Join(dir, "w.ctsg"), o)
			return must(t, s, err)
		},
		Open: func(t *testing.T, dir string) port.Store {
			s, err := store.Open(context.Background(), filepath.Join(dir, "w.ctsg"), o)
			return must(t, s, err)
		},
	}
}

func TestAWorkspaceFileKeepsWhatTheInterfacePromises(t *testing.T) {
	storetest.Run(t, opener(store.Options{}))
}

func TestAWorkspaceInANetworkFolderKeepsWhatTheInterfacePromises(t *testing.T) {
	o := opener(store.Options{}.OnNetwork(true))
	o.ReadersBlock = true
	storetest.Run(t, o)
}
