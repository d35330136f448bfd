import Files
import GoTemplate

/// What is noted about a cached index, so that it need not be fetched or read again where nothing has changed.
struct IndexNote: Equatable {
    static let name = "user.swelm.index"
    private static let version: GoString = "1"

    let validators: IndexValidators
    /// Whether reading it gives no warnings.
    let isClean: Bool
    /// Tells the address it came from, which may hold a password.
    let source: GoString

    init(of url: GoString, _ validators: IndexValidators, isClean: Bool) {
        self.validators = validators
        self.isClean = isClean
        source = DependencyDigest.sha256(url.bytes)
    }

    /// Reads what was noted of a file; nil where that was not of this very content, or cannot be told.
    init?(_ text: [UInt8], of status: FileSystem.Status) {
        let fields = GoString(text).split(at: 0x0A)
        guard fields.count == 6, fields[0] == Self.version, fields[1] == Self.identity(of: status) else { return nil }
        source = fields[2]
        isClean = fields[3] == "clean"
        var validators = IndexValidators()
        (validators.entityTag, validators.lastModified) = (fields[4], fields[5])
        self.validators = validators
    }

    /// - Parameter status: that of the file, which others may change later.
    func text(for status: FileSystem.Status) -> [UInt8] {
        let fields = [
            Self.version, Self.identity(of: status), source, isClean ? "clean" : "", validators.entityTag,
            validators.lastModified,
        ]
        return fields.joined(by: "\n").bytes
    }

    private static func identity(of status: FileSystem.Status) -> GoString {
        let time = status.modificationTime
        return GoString("\(status.size) \(time?.seconds ?? 0) \(time?.nanosecond ?? 0)")
    }
}
