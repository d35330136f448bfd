import GoTemplate

/// What the kinds of Kubernetes are made of, as text; `scripts/generate-kubernetes-schema` writes it.
///
/// - `clusterScopedKinds`: a line `GROUP/KIND` for each.
/// - `kinds`: a line `APIVERSION KIND #TYPE` for each, with the number of its type.
/// - `types`: a line for each struct, `NAME FIELD:TYPE!STRATEGY=DEFAULT …`, its fields in byte order. A type is `s` (string), `b`
///   (bool), `i`, `f`, `q` (quantity), `m` (one that is rounded up to a thousandth), `o` (an integer or string), `d`
///   (bytes, in base64), `t` (a time), `x` (anything), `#N` (the struct on line N, from 0), or made of these: `[` (a list
///   of), `{` (a map of), `*` (may be missing). A strategy of patches is as in `!merge,retainKeys/name`, with the merge key. A default is JSON, `@FIELD` for the value of a field beside it,
///   or `%FIELD` for the pull policy of the image that it names.
///
/// Nothing of it is read before two objects differ.
enum SchemaTable {}

extension StaticString {
    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }

    /// The lines, as slices that know their place.
    var lines: [Slice<UnsafeBufferPointer<UInt8>>] { buffer.split(separator: 0x0A) }
}

/// The fields of all structs, found in the text once.
struct SchemaIndex {
    struct Record {
        let keyStart: Int32
        let keyCount: Int32
        /// Where the type's expression stands.
        let type: Int32
        /// Where the patch strategy stands; 0 for none.
        let strategy: Int32
        /// Where the default stands; 0 for none.
        let standard: Int32
    }

    /// All fields, struct by struct.
    let records: [Record]
    /// Of each struct, its first field; one more than there are structs.
    let starts: [Int32]
    /// Of each struct, where its line begins.
    private let lines: [Int32]

    static let shared = SchemaIndex(SchemaTable.types.buffer)

    private init(_ text: UnsafeBufferPointer<UInt8>) {
        var records: [Record] = []
        var starts: [Int32] = [0]
        var lines: [Int32] = [0]
        records.reserveCapacity(4096)
        var index = 0
        while index < text.count {
            if text[index] == 0x20 {
                records.append(Self.record(text, at: index + 1))
            } else if text[index] == 0x0A {
                starts.append(Int32(truncatingIfNeeded: records.count))
                lines.append(Int32(truncatingIfNeeded: index + 1))
            }
            index += 1
        }
        starts.append(Int32(truncatingIfNeeded: records.count))
        self.records = records
        self.starts = starts
        self.lines = lines
    }

    private static func record(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Record {
        let rest = text[start...]
        let colon = rest.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
        let word = text[colon...].prefix { $0 != 0x20 && $0 != 0x0A }
        let standard = word.firstIndex(of: UInt8(ascii: "="))
        let strategy = word[..<(standard ?? word.endIndex)].firstIndex(of: UInt8(ascii: "!"))
        return Record(
            keyStart: Int32(truncatingIfNeeded: start), keyCount: Int32(truncatingIfNeeded: colon - start),
            type: place(after: colon), strategy: place(after: strategy), standard: place(after: standard))
    }

    private static func place(after mark: Int?) -> Int32 { mark.map { Int32(truncatingIfNeeded: $0 + 1) } ?? 0 }

    /// The name of a struct in Go, without its package.
    func name(of structure: Int) -> GoString {
        guard structure < lines.count else { return GoString() }
        let name = SchemaTable.types.buffer[Int(lines[structure])...].prefix { $0 != 0x20 && $0 != 0x0A }
        return GoString(name[(name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.startIndex)...])
    }

    /// The field of a struct by its key in other cases of letters, nil where it has none of that name.
    func field(ignoringCaseOf key: GoString, of structure: Int) -> Int? {
        guard structure + 1 < starts.count else { return nil }
        // The long s and the sign of the kelvin are letters, too.
        let wanted = key.lowercased.uppercased
        return (Int(starts[structure])..<Int(starts[structure + 1])).first { index in
            let (start, count) = (Int(records[index].keyStart), Int(records[index].keyCount))
            return GoString(SchemaTable.types.buffer[start..<start + count]).uppercased == wanted
        }
    }

    /// The field of a struct by its key, nil where it has none of that name.
    func field(_ key: UnsafeBufferPointer<UInt8>, of structure: Int) -> Int? {
        guard structure + 1 < starts.count else { return nil }
        var (low, high) = (Int(starts[structure]), Int(starts[structure + 1]))
        while low < high {
            let middle = (low + high) / 2
            switch Self.order(records[middle], key) {
            case 0: return middle
            case ..<0: low = middle + 1
            default: high = middle
            }
        }
        return nil
    }

    /// Negative where the field's key sorts before the other one.
    private static func order(_ record: Record, _ key: UnsafeBufferPointer<UInt8>) -> Int {
        let text = SchemaTable.types.buffer
        let (start, count) = (Int(record.keyStart), Int(record.keyCount))
        for index in 0..<min(count, key.count) where text[start + index] != key[index] {
            return Int(text[start + index]) - Int(key[index])
        }
        return count - key.count
    }
}
