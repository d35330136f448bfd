import CYAML

/// libyaml's parser, which is asked for one event after the other.
enum LibYAMLParser {
    /// Gives `body` a parser at the beginning of a text.
    ///
    /// - Throws: `YAMLDivergence` also where there is no text or no memory, and what `body` throws.
    static func parse(
        _ text: UnsafeRawBufferPointer, _ body: (UnsafeMutablePointer<yaml_parser_t>) throws -> Void
    ) throws {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { throw YAMLDivergence() }
        var parser = yaml_parser_t()
        // The parser keeps a pointer to itself.
        try withUnsafeMutablePointer(to: &parser) { parser in
            guard yaml_parser_initialize(parser) == 1 else { throw YAMLDivergence() }
            defer { yaml_parser_delete(parser) }
            yaml_parser_set_input_string(parser, start, text.count)
            try body(parser)
        }
    }
}
