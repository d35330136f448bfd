/// The names of a field chain `.A.B`, linked: walking them takes no reference counting.
final class FieldPath: Sendable {
    let name: GoString
    /// The names after this one.
    let next: FieldPath?

    private init(_ name: GoString, next: FieldPath?) {
        self.name = name
        self.next = next
    }

    /// A path of the names before `next`; nil if there are none at all.
    static func path(_ names: some BidirectionalCollection<GoString>, next: FieldPath? = nil) -> FieldPath? {
        names.reversed().reduce(next) { FieldPath($1, next: $0) }
    }

    /// The names in order.
    var names: [GoString] {
        var names = [name]
        var current = next
        while let path = current {
            names.append(path.name)
            current = path.next
        }
        return names
    }

    func write(to output: inout [UInt8]) {
        for name in names {
            output.append(UInt8(ascii: "."))
            output += name.bytes
        }
    }
}
