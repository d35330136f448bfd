import GoTemplate

/// Where `-f` and `--set-file` read from: a file, standard input (`-`), or a URL.
enum ValuesSource {
    /// Mirrors pkg/cli/values options.go readFile; what would need the network fails.
    static func read(_ path: GoString, _ fileSystem: FileSystem) throws(HelmError) -> [UInt8] {
        if path.trimmingSpace == "-" { return try fileSystem.readStandardInput() }
        for scheme in ["http://", "https://", "oci://"] where path.text.lowercased().hasPrefix(scheme) {
            throw HelmError("cannot read " + path + ": values from the network are not supported")
        }
        return try fileSystem.read(path)
    }
}
