import Codecs
import GoTemplate

/// Puts parameters where the file wants numbers, times, words or flags, each as a value of that kind.
///
/// Strings keep theirs until they are used, because some names mean something only then.
struct ParameterPlacement {
    let document: StagesDocument
    let texts: Substitution

    /// The document with typed values in place of parameters.
    func placed() throws(StagesFileError) -> StagesDocument {
        // Parameters cannot say what parameters are.
        let fields = StagesShape.file.fields.filter { $0.key != "parameters" }
        guard case .map(let root) = try placed(.map(document.root), fields, at: ValuePath()) else { return document }
        return document.replacing(root: root)
    }

    private func placed(_ value: Value, _ shape: FileShape, at path: ValuePath) throws(StagesFileError) -> Value {
        if shape.takesParameter, value.isParameter { return try typed(value, shape, at: path) }
        switch (shape, value) {
        case (.record(let record), .map): return try placed(value, record.fields, at: path)
        case (.named(let element), .map(let map)):
            let copy = Map()
            for (key, value) in map.entries { copy[key] = try placed(value, element, at: path.key(key)) }
            return .map(copy)
        case (.list(let item, _), .list(let list)):
            var items: [Value] = []
            for index in 0..<list.count {
                items.append(try placed(list[index], item, at: path.appending(.index(index))))
            }
            return .list(List(items))
        case (.list(let item, _), _): return try placed(value, item, at: path)
        case (.either(let shapes), _):
            let kind = document.kind(at: path)
            return try shapes.first { $0.fits(value, kind) }.map { shape throws(StagesFileError) in
                try placed(value, shape, at: path)
            } ?? value
        default: return value
        }
    }

    private func placed(
        _ value: Value, _ fields: [FileRecord.Field], at path: ValuePath
    ) throws(StagesFileError) -> Value {
        guard case .map(let map) = value else { return value }
        let copy = Map(copying: map)
        for field in fields {
            let key = GoString(field.key)
            if let value = map[key] { copy[key] = try placed(value, field.shape, at: path.key(key)) }
        }
        return .map(copy)
    }

    /// What was typed is read as YAML reads it, where the text itself does not fit.
    private func typed(_ value: Value, _ shape: FileShape, at path: ValuePath) throws(StagesFileError) -> Value {
        let given = try texts.final(value, at: path, of: document)
        var candidates = [given]
        if case .string(let text) = given, let read = try? YAML.decode(text.bytes) { candidates.append(read) }
        if let fitting = candidates.first(where: { shape.fits($0, .scalar) }) { return fitting }
        throw document.failure(
            "the parameter is " + Strconv.quote(given.digits) + ", and this must be " + GoString(shape.description),
            at: path)
    }
}
