import GoTemplate
import Manifests

/// Documents as one text, each below a line that names its template.
package struct ManifestStream {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package init(_ manifests: [Manifest]) {
        bytes.reserveCapacity(Self.size(of: manifests))
        append(manifests)
    }

    /// Appends documents in this order.
    package mutating func append(_ manifests: [Manifest]) {
        for manifest in manifests { append(source: manifest.source, content: manifest.content.bytes) }
    }

    /// What manifests take up, roughly.
    static func size(of manifests: [Manifest]) -> Int {
        manifests.reduce(0) { $0 + $1.content.count + $1.source.count + 32 }
    }

    /// Appends one document.
    package mutating func append(source: GoString, content: [UInt8]) {
        bytes.append(contentsOf: "---\n# Source: ".utf8)
        bytes.append(contentsOf: source.bytes)
        bytes.append(0x0A)
        bytes.append(contentsOf: content)
        bytes.append(0x0A)
    }

    /// Appends text as it is.
    package mutating func append(raw text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Removes white space from both ends, Go's `strings.TrimSpace`.
    mutating func trimSpace() {
        // A large text is rarely copied: what is to go stands at its end and is ASCII.
        while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
        guard let first = bytes.first, let last = bytes.last, first <= 0x20 || first >= 0x80 || last >= 0x80 else {
            return
        }
        bytes = GoString(bytes).trimmingSpace.bytes
    }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}
