import GoTemplate

/// Why a `.tgz` cannot be read, in the words of Go's `compress/gzip`, `archive/tar` and Helm.
package enum ArchiveError: GoError {
    case endOfFile
    case unexpectedEnd
    case notGzip
    case wrongChecksum
    case corrupt(offset: Int)
    case invalidTarHeader
    case tarFieldTooLong
    /// Helm's own refusal.
    case refused(GoString)

    package var message: GoString {
        switch self {
        case .endOfFile: "EOF"
        case .unexpectedEnd: "unexpected EOF"
        case .notGzip: "gzip: invalid header"
        case .wrongChecksum: "gzip: invalid checksum"
        case .corrupt(let offset): GoString("flate: corrupt input before offset \(offset)")
        case .invalidTarHeader: "archive/tar: invalid tar header"
        case .tarFieldTooLong: "archive/tar: header field too long"
        case .refused(let reason): reason
        }
    }
}
