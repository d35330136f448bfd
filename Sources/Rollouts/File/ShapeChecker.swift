import Codecs
import Diagnostics
import GoTemplate

/// Holds a stages file against the shapes of its keys, and says with its place what is the first thing wrong.
struct ShapeChecker {
    let document: StagesDocument

    func check(_ shape: FileShape, at path: ValuePath) throws(StagesFileError) {
        // A key without a value is one that is not there.
        guard let value = document.value(at: path), !value.isNil else { return }
        if shape.takesParameter, value.isParameter { return }
        guard shape.fits(value, document.kind(at: path)) else {
            throw document.failure("this must be " + GoString(shape.description), at: path)
        }
        try checkInside(shape, at: path)
    }

    private func checkInside(_ shape: FileShape, at path: ValuePath) throws(StagesFileError) {
        switch shape {
        case .record(let record): try check(record, at: path)
        case .list(let item, _):
            for element in document.items(at: path) { try checkElement(item, at: element) }
        case .named(let element):
            try checkDuplicates(at: path)
            for key in document.keys(at: path) { try checkElement(element, at: path.key(key)) }
        case .either(let shapes):
            guard let value = document.value(at: path),
                let shape = shapes.first(where: { $0.fits(value, document.kind(at: path)) })
            else { return }
            try checkInside(shape, at: path)
        case .text, .flag, .integer, .number, .duration, .share, .word, .anything, .values: break
        }
    }

    /// Items and named things cannot be empty.
    private func checkElement(_ shape: FileShape, at path: ValuePath) throws(StagesFileError) {
        if document.value(at: path)?.isNil != false, !shape.fits(.null, .scalar) {
            throw document.failure("this must be " + GoString(shape.description), at: path)
        }
        try check(shape, at: path)
    }

    /// Refuses keys that mean nothing, those that stand twice, and a mapping without those that it needs.
    func check(_ record: FileRecord, at path: ValuePath) throws(StagesFileError) {
        try checkDuplicates(at: path)
        for key in document.keys(at: path) where !record.keys.contains(key.text) {
            let advice = NearestWord.advice(for: key.text, among: record.keys)
            let reason = "unknown key " + Strconv.quote(key) + GoString("; " + advice)
            throw document.failure(reason, at: path.key(key))
        }
        let given = Set(record.keys.filter { document.value(at: path.key(GoString($0)))?.isNil == false })
        for field in record.fields where field.isRequired && !given.contains(field.key) {
            throw document.failure(GoString("`\(field.key)` is missing here: \(field.summary)"), at: path)
        }
        try checkAlternatives(of: record, at: path)
        for field in record.fields { try check(field.shape, at: path.key(GoString(field.key))) }
    }

    private func checkAlternatives(of record: FileRecord, at path: ValuePath) throws(StagesFileError) {
        guard !record.alternatives.isEmpty else { return }
        let given = record.fields.filter { field in
            record.alternatives.contains(field.key) && document.value(at: path.key(GoString(field.key))) != nil
        }
        guard given.count == 1 else {
            let words = record.alternatives.map { "`\($0)`" }.joined(separator: ", ")
            throw document.failure(GoString("exactly one of \(words) must stand here"), at: path)
        }
        for field in given { try checkElement(field.shape, at: path.key(GoString(field.key))) }
    }

    private func checkDuplicates(at path: ValuePath) throws(StagesFileError) {
        var seen: Set<GoString> = []
        for (key, place) in document.places.keys(at: path) where !seen.insert(key).inserted {
            let start = document.path + GoString(":\(place.line):\(place.column): ")
            throw StagesFileError(start + Strconv.quote(key) + " stands here twice")
        }
    }
}

extension StagesDocument {
    func kind(at path: ValuePath) -> YAMLPlaces.Kind? { places.kind(of: path) }
}
