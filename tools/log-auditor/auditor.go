// Auditor: verifies an exported evidence log with Go's own checksum-database libraries, none of Holdpoint's code.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run auditor.go FOLDER KEY [EARLIER-CHECKPOINT]...
//
// (Debian: golang-go, golang-golang-x-mod-dev.) It checks the checkpoint's signature, every tile against its root, every
// entry by its inclusion proof, and that the log continues each earlier checkpoint. Exit code 0: all of it holds.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int                     { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// Go's tiles carry their height in the path ("tile/8/0/000"), those of C2SP do not; a partial tile may have become full.
func (f folder) ReadTiles(tiles []tlog.Tile) (all [][]byte, err error) {
	for _, tile := range tiles {
		width := tile.W
		data, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			tile.W = 256
			data, err = os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		}
		if err != nil || len(data) < width*tlog.HashSize {
			return nil, fmt.Errorf("tile %s: %v", tile.Path(), err)
		}
		all = append(all, data[:width*tlog.HashSize])
	}
	return all, nil
}

func (f folder) entries(bundle int64, width int) []byte {
	tile := tlog.Tile{H: 8, L: -1, N: bundle, W: width} // level -1 is written "data" by Go, "entries" by C2SP
	data, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)))
	if err != nil && width < 256 {
		return f.entries(bundle, 256)
	}
	check(err, "entries")
	return data
}

func check(err error, what string) {
	if err != nil {
		fmt.Println("NOT VERIFIED:", what+":", err)
		os.Exit(1)
	}
}

func checkpoint(file string, key note.Verifier) tlog.Tree {
	data, err := os.ReadFile(file)
	check(err, "checkpoint")
	signed, err := note.Open(data, note.VerifierList(key))
	check(err, "signature of "+file)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != key.Name() {
		check(fmt.Errorf("origin %q", lines[0]), "checkpoint "+file)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "root")
	return tlog.Tree{N: size, Hash: root}
}

func main() {
	key, err := note.NewVerifier(strings.TrimSpace(os.Args[2]))
	check(err, "key")
	files := folder(os.Args[1])
	tree := checkpoint(filepath.Join(os.Args[1], "checkpoint"), key)
	hashes := tlog.TileHashReader(tree, files) // refuses every tile that does not lead to the root
	for index, data := int64(0), []byte(nil); index < tree.N; index++ {
		if index%256 == 0 {
			width := tree.N - index
			if width > 256 {
				width = 256
			}
			data = files.entries(index/256, int(width))
		}
		length := int(binary.BigEndian.Uint16(data))
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		check(err, "proof")
		err = tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(data[2:2+length]))
		check(err, fmt.Sprintf("entry %d", index))
		data = data[2+length:]
	}
	for _, file := range os.Args[3:] {
		earlier := checkpoint(file, key)
		proof, err := tlog.ProveTree(tree.N, earlier.N, hashes)
		check(err, "consistency with "+file)
		check(tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash), "consistency with "+file)
	}
	fmt.Printf("verified: %s, %d entries, root %s, %d earlier checkpoints\n", key.Name(), tree.N, tree.Hash, len(os.Args)-3)
}
