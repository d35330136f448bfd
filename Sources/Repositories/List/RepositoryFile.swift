import Codecs
import Failures
import Files
import GoLibrary
import GoTemplate

/// The repositories that were added: `repositories.yaml`, which Helm reads and writes, too.
///
/// Mirrors pkg/repo/v1 repo.go File.
package struct RepositoryFile {
    private let path: GoString
    private var apiVersion = GoString()
    private var generated = GoTime.zero.rfc3339Nano
    /// In the order of adding; of two with one name the first counts.
    package private(set) var entries: [RepositoryEntry] = []

    private static let shape = JSONShape.Structure(
        "repo.File", named: "File",
        [
            ("apiVersion", .string), ("generated", .time),
            ("repositories", .list(.pointer(.object(RepositoryEntry.shape)))),
        ])

    /// Reads the file; one that is not there has no repositories.
    ///
    /// - Throws: `HelmError` where it cannot be read, or is none.
    package init(_ path: GoString) throws(HelmError) {
        self.path = path
        guard let text = try FileSystem().readIfPresent(path) else { return }
        let fields: Map
        do { fields = try YAML.decode(text, as: Self.shape) } catch { throw HelmError(error.goMessage) }
        if case .string(let text)? = fields["apiVersion"] { apiVersion = text }
        if case .string(let text)? = fields["generated"] { generated = text }
        guard case .list(let list)? = fields["repositories"] else { return }
        entries = list.elements.compactMap { if case .map(let fields) = $0 { RepositoryEntry(fields) } else { nil } }
    }

    /// The repository of an address, whether it ends in a slash or not.
    package func entry(at address: GoString) -> RepositoryEntry? {
        entries.first { $0.url.trimmingSuffix("/") == address.trimmingSuffix("/") }
    }

    package func entry(named name: GoString) -> RepositoryEntry? { entries.first { $0.name == name } }

    /// Puts an entry in place of the one of its name, or behind all others.
    package mutating func update(_ entry: RepositoryEntry) {
        if let index = entries.firstIndex(where: { $0.name == entry.name }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
    }

    /// - Returns: false where there is none of the name.
    package mutating func remove(_ name: GoString) -> Bool {
        let count = entries.count
        entries.removeAll { $0.name == name }
        return entries.count < count
    }

    /// Writes the file as a whole.
    ///
    /// - Returns: whether others than its owner could read the passwords of the one before; now nobody else can.
    /// - Throws: `HelmError` where it cannot be written.
    @discardableResult
    package func write() throws(HelmError) -> Bool {
        let fileSystem = FileSystem()
        let permissions = fileSystem.permissions(of: path) ?? 0o600
        let isOpen = permissions & 0o077 != 0 && entries.contains { !$0.password.isEmpty }
        try fileSystem.makeDirectories(GoPath.directory(path))
        try fileSystem.replace(path, with: try text, permissions: isOpen ? 0o600 : permissions)
        return isOpen
    }

    private var text: [UInt8] {
        get throws(HelmError) {
            var record = JSONObject()
            record.add("apiVersion", .string(apiVersion))
            record.add("generated", .string(generated))
            record.add("repositories", .list(entries.map(\.value)))
            return try YAML.text(of: record)
        }
    }
}
