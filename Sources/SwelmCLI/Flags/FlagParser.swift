import GoTemplate

/// Reads a command line as pflag does: flags anywhere between the arguments, `--` ends them.
struct FlagParser {
    /// The flags that may appear, besides those that every command has.
    let flags: [FlagDeclaration]
    /// Whether other flags are passed over, with what looks like their value.
    var ignoresUnknown = false

    /// - Throws: `CommandFailure` in pflag's words.
    func parse(_ arguments: [GoString]) throws -> ParsedFlags {
        var result = ParsedFlags(flags)
        try parse(arguments, into: &result)
        return result
    }

    /// Reads as far as there is no mistake.
    func parse(_ arguments: [GoString], into result: inout ParsedFlags) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                result.positional += rest
                return
            }
            if argument.bytes.starts(with: [0x2D, 0x2D]) {
                try parseLong(argument, &rest, &result)
            } else if argument.count > 1, argument.bytes[0] == 0x2D {
                try parseShort(GoString(argument.bytes.dropFirst()), &rest, &result)
            } else {
                result.positional.append(argument)
            }
        }
    }

    private func parseLong(
        _ argument: GoString, _ rest: inout ArraySlice<GoString>, _ result: inout ParsedFlags
    ) throws {
        let body = argument.bytes.dropFirst(2)
        guard let first = body.first, first != 0x2D, first != 0x3D else {
            throw CommandFailure("bad flag syntax: " + argument)
        }
        let equals = body.firstIndex(of: 0x3D)
        let typed = GoString(body[..<(equals ?? body.endIndex)])
        let name = typed.text
        guard let flag = flag(where: { $0.name == name }) else {
            if ignoresUnknown, name != "help" {
                if equals == nil { skipValue(&rest) }
                return
            }
            throw CommandFailure("unknown flag: --" + typed, hint: suggestion(for: name))
        }
        let value = try value(
            of: flag, attached: equals.map { GoString(body[($0 + 1)...]) }, &rest, missing: "--\(name)")
        try result.set(flag, value)
    }

    /// `letters` is what follows the dash: `ofile`, `o=file`, or several booleans in one.
    private func parseShort(
        _ letters: GoString, _ rest: inout ArraySlice<GoString>, _ result: inout ParsedFlags
    ) throws {
        var remaining = letters.bytes[...]
        while let letter = remaining.first {
            let name = Character(UnicodeScalar(letter))
            let tail = remaining.dropFirst()
            guard let flag = flag(where: { $0.short == name }) else {
                if ignoresUnknown, name != "h" {
                    if tail.count > 1, tail.first == 0x3D { return }
                    skipValue(&rest)
                    remaining = tail
                    continue
                }
                let word = GoString(remaining).text
                throw CommandFailure("unknown shorthand flag: \(quoted(letter)) in -\(word)")
            }
            if tail.count > 1, tail.first == 0x3D {
                return try result.set(flag, GoString(tail.dropFirst()))
            }
            if flag.separateValue.accepts(GoString(tail)) { return try result.set(flag, GoString(tail)) }
            if let bare = flag.bareText {
                let apart = tail.isEmpty ? takeSeparateValue(of: flag, &rest) : nil
                try result.set(flag, apart ?? GoString(bare))
                remaining = tail
                continue
            }
            let missing = "\(quoted(letter)) in -\(GoString(remaining).text)"
            let attached = tail.isEmpty ? nil : GoString(tail)
            return try result.set(flag, value(of: flag, attached: attached, &rest, missing: missing))
        }
    }

    /// A flag of the command, or one that every command has.
    private func flag(where matches: (FlagDeclaration) -> Bool) -> FlagDeclaration? {
        if let flag = flags.first(where: matches) { return flag }
        if !ignoresUnknown, matches(GlobalFlags.help.declaration) { return GlobalFlags.help.declaration }
        return LoggingFlags.all.first(where: matches)
    }

    private func value(
        of flag: FlagDeclaration, attached: GoString?, _ rest: inout ArraySlice<GoString>, missing: String
    ) throws -> GoString {
        if let attached { return attached }
        if let bare = flag.bareText { return takeSeparateValue(of: flag, &rest) ?? GoString(bare) }
        guard let next = rest.popFirst() else {
            throw CommandFailure("flag needs an argument: \(missing)")
        }
        return next
    }

    private func takeSeparateValue(of flag: FlagDeclaration, _ rest: inout ArraySlice<GoString>) -> GoString? {
        guard let next = rest.first, flag.separateValue.accepts(next) else { return nil }
        return rest.removeFirst()
    }

    /// Mirrors pflag flag.go stripUnknownFlagValue.
    private func skipValue(_ rest: inout ArraySlice<GoString>) {
        if let next = rest.first, next.bytes.first != 0x2D { rest.removeFirst() }
    }

    private func quoted(_ letter: UInt8) -> String { "'\(Character(UnicodeScalar(letter)))'" }

    private func suggestion(for name: String) -> String? {
        let names = flags.filter { !$0.isHidden }.map(\.name)
        return Suggestion.nearest(to: name, among: names).map { "did you mean --\($0)?" }
    }
}
