import Charts
import Codecs
import GoLibrary
import GoTemplate
import SemVer

/// Where the versions of a chart stand in an index.
struct ScannedChart: Sendable {
    /// An entry that is left out, and why.
    struct Problem: Sendable {
        let version: GoString
        let reason: GoString
    }

    let name: GoString
    /// Newest first, once all are there.
    var versions: [ScannedVersion] = []
    /// In the order in which Helm finds them.
    private(set) var problems: [Problem] = []

    init(name: GoString) { self.name = name }

    /// Leaves out what is not valid, and puts the newest first.
    mutating func finish(_ text: UnsafeBufferPointer<UInt8>) {
        var numbers: [VersionNumber] = []
        var valid: [ScannedVersion] = []
        // As Helm does, from the last one on.
        for version in versions.reversed() {
            if let number = version.number(in: text) {
                numbers.append(number)
                valid.append(version)
            } else {
                add(version, text, &valid, &numbers)
            }
        }
        versions = valid.reversed()
        numbers.reverse()
        if zip(numbers, numbers.dropFirst()).allSatisfy({ $1 < $0 }) { return }
        // sort.Reverse swaps the two.
        versions = GoSort.sort(Array(zip(versions, numbers))) { $1.1 < $0.1 }.map(\.0)
    }

    /// Asks the ordinary reader about an entry.
    private mutating func add(
        _ version: ScannedVersion, _ text: UnsafeBufferPointer<UInt8>, _ valid: inout [ScannedVersion],
        _ numbers: inout [VersionNumber]
    ) {
        guard let entry = version.entry(in: text) else { return }
        if let reason = entry.metadata.problemInIndex() {
            problems.append(Problem(version: entry.metadata.version, reason: reason))
        } else if let number = VersionNumber(entry.metadata.version) {
            valid.append(version)
            numbers.append(number)
        }
    }
}

/// Where the fields of a version stand in an index.
struct ScannedVersion: Sendable {
    var start: Int32 = 0
    var end: Int32 = 0
    var name = IndexToken()
    var version = IndexToken()
    var appVersion = IndexToken()
    var description = IndexToken()
    var keywords = IndexToken()
    var urls = IndexToken()
    /// Whether a field may have a value that no chart has.
    var isDoubtful = false

    /// The version as a number, where the entry is certainly valid.
    fileprivate func number(in text: UnsafeBufferPointer<UInt8>) -> VersionNumber? {
        guard !isDoubtful, hasUsualName(in: text), version.form == .plain || version.form == .quoted else { return nil }
        let bytes = UnsafeBufferPointer(rebasing: text[version.range])
        return VersionNumber(numbers: bytes) ?? VersionNumber(version.value(in: text))
    }

    private func hasUsualName(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = text[name.range]
        guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) || name.form == .quoted else {
            return false
        }
        return bytes.contains { $0 != UInt8(ascii: ".") }
            && bytes.allSatisfy { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            }
            && (name.form == .quoted || name.form == .plain && YAML.isPlainString(UnsafeBufferPointer(rebasing: bytes)))
    }

    /// The whole entry, by the ordinary reader; nil where it finds none.
    func entry(in text: UnsafeBufferPointer<UInt8>) -> IndexEntry? {
        // Whatever the columns of the entry are, this key stands further left.
        let lines = Array("entries:\n x:\n".utf8) + text[Int(start)..<Int(end)]
        return ChartIndex.entries(of: "x", in: lines)?.first
    }
}
