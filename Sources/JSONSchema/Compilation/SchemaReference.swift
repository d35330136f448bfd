import GoLibrary
import GoTemplate

/// An absolute URL and the fragment in it, decoded.
struct SchemaReference {
    let url: GoString
    /// A JSON pointer, an anchor, or nothing.
    let fragment: GoString

    /// Resolves a reference against a base; mirrors jsonschema's util.go join.
    init(_ reference: GoString, against base: GoString) throws(SchemaFailure) {
        if reference.bytes.first == UInt8(ascii: "#") {
            // The base is the text of a URL, so that resolving nothing against it would not change it.
            (self.url, self.fragment) = (base, try Self.split(reference).fragment)
            return
        }
        let base = try Self.parse(base)
        let (text, fragment) = try Self.split(reference)
        let reference = try Self.parse(text)
        var resolved = base.resolving(reference)
        // net/url loses the opaque part of a base such as urn:a:b.
        if !reference.isAbsolute && !base.opaque.isEmpty { resolved.opaque = base.opaque }
        self.url = resolved.description
        self.fragment = fragment
    }

    /// The parts before and after the `#`, the second one decoded.
    static func split(_ text: GoString) throws(SchemaFailure) -> (url: GoString, fragment: GoString) {
        let (url, fragment) = text.cutFragment
        do {
            return (url, GoString(try PercentEncoding.pathSegment.unescape(fragment.bytes)))
        } catch {
            throw .unreadableURL(text, error)
        }
    }

    private static func parse(_ text: GoString) throws(SchemaFailure) -> GoURL {
        do { return try GoURL(parsing: text) } catch { throw .unreadableURL(text, error) }
    }

    /// The name in the fragment; nil if that is a JSON pointer.
    var anchor: GoString? { fragment.isEmpty || fragment.bytes.first == UInt8(ascii: "/") ? nil : fragment }

    var description: GoString { url + "#" + GoString(JSONPointer.encodeFragment(fragment.bytes)) }
}
