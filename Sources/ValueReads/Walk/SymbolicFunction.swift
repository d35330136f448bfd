/// What a function does with the values it is given, as far as the walk follows it.
enum SymbolicFunction: Sendable {
    enum Text { case print, printf }
    enum Choice {
        /// The first that is there: all provide for the absence of the others.
        case first
        case ternary
        /// The last argument, whose absence is provided for.
        case last
    }
    enum Container { case dict, list, same, omit, pick }
    enum Listing: Equatable {
        /// Some of the items, in some order.
        case part
        /// The items of the first argument, and the others.
        case extended
        /// One item; nil for any.
        case item(Int?)
        case keys
    }
    enum Access { case get, has, index, dig, pluck }
    enum Change { case set, unset, merge }

    case text(Text)
    /// Reads so much of its arguments, and gives something computed.
    case reading(ValueRead.Extent)
    case container(Container)
    case choice(Choice)
    case change(Change)
    case list(Listing)
    case access(Access)

    /// What a function is taken for: one that is not in the table reads all that it is given.
    static func named(_ name: String) -> SymbolicFunction { table[name] ?? .reading(.whole) }

    private static let table: [String: SymbolicFunction] = {
        var table: [String: SymbolicFunction] = [:]
        func add(_ names: String, _ function: SymbolicFunction) {
            for name in names.split(separator: " ") {
                table[String(name)] = function
                // Sprig has many a function a second time, with an error in place of a panic.
                table["must" + name.prefix(1).uppercased() + name.dropFirst()] = function
            }
        }
        add("print", .text(.print))
        add("printf", .text(.printf))
        add("not empty len", .reading(.truth))
        add("kindIs kindOf typeIs typeIsLike typeOf", .reading(.kind))
        add("dict", .container(.dict))
        add("list tuple", .container(.list))
        add("deepCopy", .container(.same))
        add("omit", .container(.omit))
        add("pick", .container(.pick))
        add("default coalesce", .choice(.first))
        add("ternary", .choice(.ternary))
        add("required", .choice(.last))
        add("set", .change(.set))
        add("unset", .change(.unset))
        add("merge mergeOverwrite", .change(.merge))
        add("rest initial reverse uniq compact slice sortAlpha concat values chunk", .list(.part))
        add("append push prepend", .list(.extended))
        add("first", .list(.item(0)))
        add("last", .list(.item(nil)))
        add("keys", .list(.keys))
        add("get", .access(.get))
        add("hasKey", .access(.has))
        add("index", .access(.index))
        add("dig", .access(.dig))
        add("pluck", .access(.pluck))
        return table
    }()
}
