import GoTemplate

extension ListFunctions {
    static func list(_ arguments: Arguments) -> Value { .list(arguments.values) }

    /// All elements of all lists; the nil slice where there are none.
    static func concat(_ arguments: Arguments) throws -> Value {
        var elements: [Value] = []
        for argument in arguments.values {
            elements += try argument.list { "Cannot concat type \($0) as list" }.elements
        }
        return elements.isEmpty ? .nilList() : .appended(elements)
    }

    static func append(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot push on type \($0)" }
        var elements = list.elements
        elements.append(arguments[1])
        return .list(List(elements, capacity: SliceGrowth.capacity(appending: 1, to: list.count)))
    }

    static func prepend(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot prepend on type \($0)" }
        let elements = [arguments[1]] + list.elements
        return .list(List(elements, capacity: SliceGrowth.capacity(appending: list.count, to: 1)))
    }

    static func reverse(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find reverse on type \($0)" }
        return .list(list.elements.reversed())
    }

    /// The elements without those that deeply equal an earlier one.
    static func uniq(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find uniq on type \($0)" }
        var kept: [Value] = []
        for element in list.elements where !kept.contains(where: element.isDeeplyEqual) { kept.append(element) }
        return .appended(kept)
    }

    /// The elements that deeply equal none of the other arguments.
    static func without(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find without on type \($0)" }
        let omitted = arguments.rest(from: 1)
        return .appended(list.elements.filter { element in !omitted.contains(where: element.isDeeplyEqual) })
    }

    /// The elements that are not empty, see `Value.isTrue`.
    static func compact(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot compact on type \($0)" }
        return .appended(list.elements.filter(\.isTrue))
    }

    /// The elements as strings in byte order, without nils; what is no list counts as its only element.
    ///
    /// A `[]string` is sorted where it is (Sprig's `strslice` hands out the slice itself), so the argument changes too.
    static func sortAlpha(_ arguments: Arguments) -> Value {
        guard arguments[0].list != nil else { return .strings([arguments[0].stringValue]) }
        let texts = arguments[0].stringList
        texts.sortStrings()
        return .list(texts)
    }
}
