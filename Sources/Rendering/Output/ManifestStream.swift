import GoTemplate
import Manifests

/// Documents as one text, each below a line that names its template.
package struct ManifestStream {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package init(_ manifests: [Manifest]) {
        bytes.reserveCapacity(manifests.reduce(0) { $0 + $1.content.count + $1.source.count + 32 })
        for manifest in manifests { append(source: manifest.source, content: manifest.content.bytes) }
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
    mutating func append(raw text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Removes white space from both ends, Go's `strings.TrimSpace`.
    mutating func trimSpace() {
        let text = GoString(bytes)
        if let last = bytes.last, last > 0x20, let first = bytes.first, first > 0x20, last < 0x80, first < 0x80 {
            return
        }
        bytes = text.trimmingSpace.bytes
    }
}
