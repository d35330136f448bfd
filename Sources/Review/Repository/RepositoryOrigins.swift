import GoTemplate

/// The addresses under which other tools know the repository.
struct RepositoryOrigins {
    private let own: Set<GoString>

    init(_ remotes: [GoString]) { own = Set(remotes.map(Self.normalized)) }

    /// Whether an address is one of this repository.
    func contains(_ address: GoString) -> Bool { own.contains(Self.normalized(address)) }

    /// `host/path`, however it is asked for: `git@host:path.git` is `https://host/path`.
    private static func normalized(_ address: GoString) -> GoString {
        var text = address
        if let (_, rest) = text.cut(at: "://") {
            text = rest
        } else if let (host, path) = text.cut(at: ":" as GoString) {
            text = host + "/" + path
        }
        let (first, rest) = text.cut(at: UInt8(ascii: "/"))
        let host = first.cut(at: "@" as GoString)?.after ?? first
        let path = (rest ?? "").trimmingSuffix("/").trimmingSuffix(".git")
        return host.lowercased + "/" + path
    }
}
