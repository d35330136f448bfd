import GoTemplate

/// Reads what a Go struct wants of a regular document, of which no more than that was kept.
///
/// What `YAMLDecoder`, `StringCoercion` and `StructDecoder` make of it one after the other, it makes at once. Whatever
/// is out of the ordinary is left to them.
struct YAMLStructReader {
    /// Something does not fit, or a key comes twice.
    private struct Misfit: Error {}

    private let reader: YAMLValueReader
    private let layout: JSONShape.Layout

    /// The fields that are set; nil where the struct has to be read the long way.
    static func fields(of bytes: [UInt8], for layout: JSONShape.Layout) -> Map? {
        if layout.hasEncodedTexts { return nil }
        return try? YAMLParser.withNodes(of: bytes, for: layout) { composer in
            let reader = YAMLStructReader(reader: YAMLValueReader(composer), layout: layout)
            return try reader.root()
        }
    }

    private func root() throws(Misfit) -> Map {
        if reader.nodeCount == 0 { return Map() }
        switch try value(at: 0, as: layout.root) {
        case .map(let map)?: return map
        case nil: return Map()
        default: throw Misfit()
        }
    }

    /// The value for a part; nil where null leaves it as it is.
    private func value(at index: Int, as number: Int32) throws(Misfit) -> Value? {
        let part = layout.part(number)
        switch (part.kind, reader.nodes[index].kind) {
        case (.any, _): return reader.value(at: index)
        case (_, .scalar): return try scalar(at: index, as: part)
        case (.list, .sequence): return try list(at: index, of: part.element)
        case (.dictionary, .mapping): return try dictionary(at: index, of: part.element)
        case (.object, .mapping): return .map(try object(at: index, part.fields))
        default: throw Misfit()
        }
    }

    /// Floats are written with the precision of a float32.
    private func scalar(at index: Int, as part: JSONShape.Layout.Part) throws(Misfit) -> Value? {
        switch (part.kind, reader.resolve(index)) {
        case (_, .null): part.isNilable ? .null : nil
        case (.string, .string), (.string, .timestamp): .string(GoString(reader.text(at: index)))
        case (.string, .bool(let flag)): .string(flag ? "true" : "false")
        case (.string, .int(let number)): .string(GoString(String(number)))
        case (.string, .uint(let number)): .string(GoString(String(number)))
        case (.string, .float(let number)):
            .string(Strconv.formatFloat(number, format: "g", precision: -1, bitSize: 32))
        case (.bool, .bool(let flag)): .bool(flag)
        default: throw Misfit()
        }
    }

    private func list(at index: Int, of element: Int32) throws(Misfit) -> Value {
        var elements: [Value] = []
        elements.reserveCapacity(Int(reader.nodes[index].text.count))
        var child = index + 1
        while child < reader.nodes[index].end {
            elements.append(try value(at: child, as: element) ?? zero(of: element))
            child = Int(reader.nodes[child].end)
        }
        return .appended(elements)
    }

    private func dictionary(at index: Int, of element: Int32) throws(Misfit) -> Value {
        var isMisfit = false
        let map = reader.mapping(at: index) { child in
            do throws(Misfit) { return try value(at: child, as: element) ?? zero(of: element) } catch {
                isMisfit = true
                return .null
            }
        }
        if isMisfit { throw Misfit() }
        return .map(map)
    }

    private func object(at index: Int, _ fields: Range<Int>) throws(Misfit) -> Map {
        var keys: [GoString] = []
        var values: [Value] = []
        let capacity = min(Int(reader.nodes[index].text.count) / 2, fields.count)
        keys.reserveCapacity(capacity)
        values.reserveCapacity(capacity)
        // One bit for each field that came, and for each that was set: the latter tell where in the order a field goes.
        var (seen, set): (UInt64, UInt64) = (0, 0)
        var key = index + 1
        while key < reader.nodes[index].end {
            // Only keys of fields were kept.
            guard let field = layout.index(of: reader.text(at: key), in: fields) else { throw Misfit() }
            let bit: UInt64 = 1 << UInt64(field - fields.lowerBound)
            guard bit != 0, seen & bit == 0 else { throw Misfit() }
            seen |= bit
            if let value = try value(at: key + 1, as: layout.fields[field].part) {
                let place = (set & (bit - 1)).nonzeroBitCount
                keys.insert(layout.names[field], at: place)
                values.insert(value, at: place)
                set |= bit
            }
            key = Int(reader.nodes[key + 1].end)
        }
        return Map(sortedKeys: keys, values: values)
    }

    private func zero(of number: Int32) -> Value {
        switch layout.part(number).kind {
        case .any, .list, .dictionary, .time, .bytes: .null
        case .string: .string(GoString())
        case .bool: .bool(false)
        case .object: .map(Map())
        }
    }
}
