import Failures
import GoTemplate

/// How old a cached file may be, such as `30d` or `12h`.
package struct CacheAge: Sendable {
    package let seconds: Int64

    /// - Throws: `HelmError` for what is no age.
    package init(_ text: GoString) throws(HelmError) {
        let units: [(GoString, Int64)] = [("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800)]
        guard let seconds = product(text, units) else {
            throw HelmError("invalid age " + Strconv.quote(text) + ": want a number and s, m, h, d or w")
        }
        self.seconds = seconds
    }
}

/// How many bytes cached files may have, such as `500M` or `1G`.
package struct CacheSize: Sendable {
    package let bytes: Int

    /// - Throws: `HelmError` for what is no size.
    package init(_ text: GoString) throws(HelmError) {
        let units: [(GoString, Int64)] = [("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("T", 1 << 40), ("", 1)]
        guard let bytes = product(text, units) else {
            throw HelmError("invalid size " + Strconv.quote(text) + ": want a number of bytes, or one and K, M, G or T")
        }
        self.bytes = Int(bytes)
    }
}

/// A number of digits with a unit; nil where it is none, or is too large.
private func product(_ text: GoString, _ units: [(name: GoString, factor: Int64)]) -> Int64? {
    guard let unit = units.first(where: { text.bytes.suffix($0.name.count).elementsEqual($0.name.bytes) }) else {
        return nil
    }
    let digits = text.bytes.dropLast(unit.name.count)
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit.factor)
    return overflow ? nil : product
}
