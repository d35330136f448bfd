import CYAML
import GoTemplate
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A parser of libyaml with the memory that reading a document needs, kept from one document to the next.
///
/// libyaml allocates some 80 KB for each parser, which costs more than reading a small document.
struct YAMLWorkspace: ~Copyable {
    let parser: UnsafeMutablePointer<yaml_parser_t>
    let event: UnsafeMutablePointer<yaml_event_t>
    /// The buffer that libyaml allocated, for the times when a text is the buffer.
    private let ownBuffer: (start: UnsafeMutablePointer<UInt8>?, end: UnsafeMutablePointer<UInt8>?)
    /// The text as libyaml's buffer, see `giveInput`.
    var input = YAMLBuffer<UInt8>(capacity: 16 << 10)
    var nodes = YAMLBuffer<YAMLNode>(capacity: 512)
    /// The text of all scalars, one after the other.
    var text = YAMLBuffer<UInt8>(capacity: 8 << 10)
    /// The collections around the innermost open one.
    var outer = YAMLBuffer<YAMLOpenCollection>(capacity: 64)
    /// The keys of the mappings that are being put in order, by the index of their nodes.
    var order = YAMLBuffer<Int32>(capacity: 256)
    /// The keys of earlier documents.
    var keys = StringCache()

    private init() {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        yaml_parser_initialize(parser)
        ownBuffer = (parser.pointee.buffer.start, parser.pointee.buffer.end)
    }

    deinit {
        reset()
        yaml_parser_delete(parser)
        parser.deallocate()
        event.deallocate()
    }
}

// MARK: - Parsing

extension YAMLWorkspace {
    /// Makes the parser begin with a text, which must stay where it is until all of it is read.
    mutating func begin(_ text: UnsafeRawBufferPointer) {
        reset()
        removeAll()
        let start = text.baseAddress ?? UnsafeRawPointer(input.base)
        yaml_parser_set_input_string(parser, start.assumingMemoryBound(to: UInt8.self), text.count)
        giveInput(text)
    }

    /// Forgets what was read.
    mutating func removeAll() {
        nodes.removeAll()
        text.removeAll()
        outer.removeAll()
        order.removeAll()
    }

    /// Frees what is left of an earlier text, and makes the parser as new; its memory stays.
    ///
    /// Mirrors libyaml api.c yaml_parser_delete and yaml_parser_initialize, without the memory between them.
    private func reset() {
        let old = parser
        while old.pointee.tokens.head != old.pointee.tokens.tail {
            yaml_token_delete(old.pointee.tokens.head)
            old.pointee.tokens.head += 1
        }
        while old.pointee.tag_directives.top != old.pointee.tag_directives.start {
            old.pointee.tag_directives.top -= 1
            free(old.pointee.tag_directives.top.pointee.handle)
            free(old.pointee.tag_directives.top.pointee.prefix)
        }
        var new = yaml_parser_t()
        new.raw_buffer = old.pointee.raw_buffer
        new.raw_buffer.pointer = new.raw_buffer.start
        new.raw_buffer.last = new.raw_buffer.start
        new.buffer.start = ownBuffer.start
        new.buffer.pointer = ownBuffer.start
        new.buffer.last = ownBuffer.start
        new.buffer.end = ownBuffer.end
        new.tokens = old.pointee.tokens
        new.tokens.head = new.tokens.start
        new.tokens.tail = new.tokens.start
        new.indents = old.pointee.indents
        new.indents.top = new.indents.start
        new.simple_keys = old.pointee.simple_keys
        new.simple_keys.top = new.simple_keys.start
        new.states = old.pointee.states
        new.states.top = new.states.start
        new.marks = old.pointee.marks
        new.marks.top = new.marks.start
        new.tag_directives = old.pointee.tag_directives
        parser.pointee = new
    }
}

// MARK: - Workspaces that wait

extension YAMLWorkspace {
    /// Unchecked because nothing refers to a workspace that waits but the list of them, which gives it to one user only.
    private struct Idle: @unchecked Sendable {
        let workspace: UnsafeMutablePointer<YAMLWorkspace>
    }

    private static let idle = Mutex<[Idle]>([])
    private static let maximumIdleCount = 16
    /// Memory that was needed for a large text is given back at once.
    private static let maximumIdleInput = 1 << 20

    /// Gives `body` a workspace that nobody else uses meanwhile.
    static func use<Result>(_ body: (UnsafeMutablePointer<YAMLWorkspace>) throws -> Result) rethrows -> Result {
        let workspace = idle.withLock { $0.popLast() }?.workspace ?? make()
        defer { giveBack(workspace) }
        return try body(workspace)
    }

    private static func make() -> UnsafeMutablePointer<YAMLWorkspace> {
        let workspace = UnsafeMutablePointer<YAMLWorkspace>.allocate(capacity: 1)
        workspace.initialize(to: YAMLWorkspace())
        return workspace
    }

    private static func giveBack(_ workspace: UnsafeMutablePointer<YAMLWorkspace>) {
        let returned = Idle(workspace: workspace)
        let isLarge = workspace.pointee.input.capacity > maximumIdleInput
        let isKept = idle.withLock { waiting in
            guard !isLarge, waiting.count < maximumIdleCount else { return false }
            waiting.append(returned)
            return true
        }
        if isKept { return }
        workspace.deinitialize(count: 1)
        workspace.deallocate()
    }
}
