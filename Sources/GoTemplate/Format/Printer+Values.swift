extension Printer {
    /// Prints an operand.
    ///
    /// Mirrors fmt/print.go printArg.
    mutating func print(_ value: Value, _ verb: Verb) {
        guard let type = value.type else {
            if verb == "v" || verb == "T" {
                padded { $0.write("<nil>") }
            } else {
                reportBadVerb(verb, value)
            }
            return
        }
        switch verb {
        case "T": printString(GoString(type.name), "s", value)
        case "p": printPointer(value, verb)
        default: print(value, verb, depth: 0)
        }
    }

    /// Prints a value inside another (`depth` above 0), or an operand.
    ///
    /// Mirrors fmt/print.go printValue.
    private mutating func print(_ value: Value, _ verb: Verb, depth: Int) {
        switch value {
        case .invalid, .null: printNil()
        case .bool(let flag): printBool(flag, verb, value)
        case .int(let number, _): printInteger(UInt64(bitPattern: number), isSigned: true, verb, value)
        case .uint(let number, _): printInteger(number, isSigned: false, verb, value)
        case .float(let number): printFloat(number, verb, value)
        case .complex(let number): printComplex(number, verb, value)
        case .string(let text): printString(text, verb, value)
        case .list(let list): printList(list, verb, depth)
        case .map(let map): printMap(map, verb, depth)
        case .host(let object): printHost(object, verb, depth)
        }
    }

    /// Whether what is inside a value at this depth may be printed.
    ///
    /// A map may contain itself, many times; Go overflows its stack there, so whatever is left out is no loss.
    /// Nor is what is left out beyond the limit of results, which the caller refuses.
    private mutating func descends(from depth: Int) -> Bool {
        if !isTooDeep { isTooDeep = !Nesting.allows(depth) || buffer.count > ResultLimit.bytes }
        return !isTooDeep
    }

    /// A nil interface inside a list or map, which has no type of its own.
    private mutating func printNil() {
        if flags.sharpV {
            write("interface {}(nil)")
        } else {
            write("<nil>")
        }
    }

    private mutating func printBool(_ flag: Bool, _ verb: Verb, _ value: Value) {
        guard verb == "t" || verb == "v" else { return reportBadVerb(verb, value) }
        padded { $0.write(flag ? "true" : "false") }
    }

    private mutating func printList(_ list: List, _ verb: Verb, _ depth: Int) {
        if list.type.element?.kind == .uint8, printBytes(list, verb, depth) { return }
        guard verb != "w" || depth > 0 || list.type == .byteSlice else { return reportBadVerb(verb, .list(list)) }
        if flags.sharpV {
            write(list.type.name)
            if list.isNilSlice { return write("(nil)") }
        }
        printElements(list.elements, verb, depth, open: flags.sharpV ? "{" : "[", close: flags.sharpV ? "}" : "]")
    }

    private mutating func printElements(
        _ elements: [Value], _ verb: Verb, _ depth: Int, open: StaticString, close: StaticString
    ) {
        write(open)
        for (index, element) in elements.enumerated() where descends(from: depth) {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            print(element, verb, depth: depth + 1)
        }
        write(close)
    }

    private mutating func printMap(_ map: Map, _ verb: Verb, _ depth: Int) {
        guard verb != "w" || depth > 0 else { return reportBadVerb(verb, .map(map)) }
        if flags.sharpV {
            write(map.type.name)
            if map.isNilMap { return write("(nil)") }
            write("{")
        } else {
            write("map[")
        }
        for (index, entry) in map.entries.enumerated() where descends(from: depth) {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            printString(entry.0, verb, .string(entry.0))
            write(":")
            print(entry.1, verb, depth: depth + 1)
        }
        write(flags.sharpV ? "}" : "]")
    }
}

// MARK: - Host objects

extension Printer {
    private mutating func printHost(_ object: HostObject, _ verb: Verb, _ depth: Int) {
        if printWithMethods(object, verb) { return }
        if let underlying = object.content.underlying {
            return printUnderlying(underlying, of: object, verb, depth)
        }
        guard object.type.kind == .pointer else { return printStruct(object, object.type, verb, depth) }
        guard depth == 0, let element = object.type.element, !(object.content is NilPointer) else {
            return printPointer(.host(object), verb)
        }
        write("&")
        printStruct(object, element, verb, depth + 1)
    }

    /// Mirrors fmt/print.go handleMethods.
    private mutating func printWithMethods(_ object: HostObject, _ verb: Verb) -> Bool {
        if isReportingBadVerb { return false }
        if verb == "w" {
            reportBadVerb(verb, .host(object))
            return true
        }
        if flags.sharpV {
            guard let text = object.content.goSyntax else { return false }
            printString(text, "s", .host(object))
            return true
        }
        switch verb {
        case "v", "s", "x", "X", "q":
            guard let text = object.content.stringValue else { return false }
            printString(text, verb, .host(object))
            return true
        default: return false
        }
    }

    /// A named type prints as the type behind it, but for its name.
    private mutating func printUnderlying(_ value: Value, of object: HostObject, _ verb: Verb, _ depth: Int) {
        switch value {
        case .bool(let flag): printBool(flag, verb, .host(object))
        case .int(let number, _): printInteger(UInt64(bitPattern: number), isSigned: true, verb, .host(object))
        case .uint(let number, _): printInteger(number, isSigned: false, verb, .host(object))
        case .float(let number): printFloat(number, verb, .host(object))
        case .string(let text): printString(text, verb, .host(object))
        default: print(value, verb, depth: depth)
        }
    }

    private mutating func printStruct(_ object: HostObject, _ type: GoType, _ verb: Verb, _ depth: Int) {
        if flags.sharpV { write(type.name) }
        write("{")
        for (index, field) in object.content.printedFields.enumerated() where descends(from: depth) {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            if flags.plusV || flags.sharpV {
                write(field.name)
                write(":")
            }
            print(field.value, verb, depth: depth + 1)
        }
        write("}")
    }

    /// An address; which one cannot be told from outside.
    ///
    /// Mirrors fmt/print.go fmtPointer.
    private mutating func printPointer(_ value: Value, _ verb: Verb) {
        guard let address = address(of: value) else { return reportBadVerb(verb, value) }
        switch verb {
        case "v" where flags.sharpV:
            write("(\(value.type?.name ?? ""))(")
            if address == 0 {
                write("nil")
            } else {
                printHexadecimal(address, prefixed: true)
            }
            write(")")
        case "v" where address == 0: padded { $0.write("<nil>") }
        case "v", "p": printHexadecimal(address, prefixed: !flags.sharp)
        case "b", "o", "d", "x", "X": printInteger(address, isSigned: false, verb, value)
        default: reportBadVerb(verb, value)
        }
    }

    private func address(of value: Value) -> UInt64? {
        switch value {
        case .list(let list): list.isNilSlice ? 0 : heapAddress(list)
        case .map(let map): map.isNilMap ? 0 : heapAddress(map)
        case .host(let object) where object.content is NilPointer: 0
        case .host(let object) where object.type.kind == .pointer: heapAddress(object)
        default: nil
        }
    }

    /// Looks like an address of Go's heap.
    private func heapAddress(_ object: AnyObject) -> UInt64 {
        0xC0_0000_0000 | UInt64(UInt(bitPattern: ObjectIdentifier(object)) & 0xFF_FFFF)
    }
}
