import GoTemplate
import SemVer

/// A version as it is ordered; most are three numbers, which need no memory.
enum VersionNumber {
    case numbers(UInt64, UInt64, UInt64)
    case other(SemanticVersion)

    /// Nil for what is no version.
    init?(_ text: GoString) {
        guard let version = try? SemanticVersion(parsing: text) else { return nil }
        self = .other(version)
    }

    /// Nil for all but three numbers of at most nine digits, without zeros in front.
    init?(numbers text: UnsafeBufferPointer<UInt8>) {
        var parts: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var (part, digits) = (0, 0)
        for byte in text {
            if byte == UInt8(ascii: ".") {
                if digits == 0 || part == 2 { return nil }
                (part, digits) = (part + 1, 0)
                parts = (parts.1, parts.2, 0)
                continue
            }
            guard (0x30...0x39).contains(byte), digits < 9, digits == 0 || parts.2 != 0 else { return nil }
            parts.2 = parts.2 * 10 + UInt64(byte - 0x30)
            digits += 1
        }
        guard part == 2, digits > 0 else { return nil }
        self = .numbers(parts.0, parts.1, parts.2)
    }

    private var triple: (UInt64, UInt64, UInt64) {
        switch self {
        case .numbers(let major, let minor, let patch): (major, minor, patch)
        case .other(let version): (version.major, version.minor, version.patch)
        }
    }

    private var isPrerelease: Bool {
        if case .other(let version) = self { !version.prerelease.isEmpty } else { false }
    }

    static func < (left: VersionNumber, right: VersionNumber) -> Bool {
        if case .other(let first) = left, case .other(let second) = right { return first < second }
        if left.triple != right.triple { return left.triple < right.triple }
        return left.isPrerelease && !right.isPrerelease
    }
}
