import GoTemplate

/// A JSON document that holds schemas, and what is known about its locations.
///
/// A location is a number: locations are made as they are visited, each knows its parent, and the pointer that leads
/// to it is spelt out only for messages.
final class SchemaDocument {
    typealias Location = Int

    private struct Node {
        let value: Value
        let parent: Location
        /// The place among the members or elements of the parent.
        let position: Int
        /// The locations of members or elements by their place; 0 where there is none yet.
        var children: [Location] = []
        /// Whether this was found to be a schema and searched for identifiers.
        var isCollected = false
        var resource: Int?
        var schema: SchemaID?
    }

    static let root: Location = 0

    /// Where the document was loaded from, without a fragment.
    let url: GoString
    private var nodes: [Node]
    /// The schemas with an identifier of their own; the first one is the document.
    private(set) var resources: [SchemaResource] = []
    private var resourceIndices: [GoString: Int] = [:]

    init(url: GoString, value: Value) {
        self.url = url
        self.nodes = [Node(value: value, parent: Self.root, position: 0)]
    }

    func value(at location: Location) -> Value { nodes[location].value }

    // MARK: Locations

    /// The location of a member or an element; nil if there is none of that name or index.
    func child(of location: Location, _ token: GoString) -> Location? {
        switch nodes[location].value {
        case .map(let map): map.position(of: token).map { child(of: location, at: $0, map.values[$0]) }
        case .list(let list): element(of: list, token).map { child(of: location, at: $0, list.elements[$0]) }
        default: nil
        }
    }

    /// The locations of all members or elements.
    func children(of location: Location) -> [Location] {
        let values: [Value]
        switch nodes[location].value {
        case .map(let map): values = map.values
        case .list(let list): values = list.elements
        default: return []
        }
        return values.enumerated().map { child(of: location, at: $0.offset, $0.element) }
    }

    private func element(of list: List, _ token: GoString) -> Int? {
        guard let index = try? Strconv.atoi(token), index >= 0, index < list.count else { return nil }
        return index
    }

    private func child(of location: Location, at position: Int, _ value: Value) -> Location {
        if nodes[location].children.isEmpty {
            nodes[location].children = Array(repeating: 0, count: count(of: nodes[location].value))
        }
        let known = nodes[location].children[position]
        if known != 0 { return known }
        nodes.append(Node(value: value, parent: location, position: position))
        nodes[location].children[position] = nodes.count - 1
        return nodes.count - 1
    }

    private func count(of value: Value) -> Int { value.object?.count ?? value.array?.count ?? 0 }

    /// The location a JSON pointer leads to from another location.
    func resolve(_ pointer: GoString, from base: Location) throws(SchemaFailure) -> Location {
        var location = base
        for token in pointer.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
            guard let token = JSONPointer.unescape(token) else {
                throw .invalidPointer(text(of: base, followedBy: pointer))
            }
            guard let next = child(of: location, token) else {
                throw .missingLocation(text(of: base, followedBy: pointer))
            }
            location = next
        }
        return location
    }

    private func text(of location: Location, followedBy pointer: GoString) -> GoString {
        url + "#" + GoString(JSONPointer.encodeFragment(self.pointer(to: location) + pointer.bytes))
    }

    /// The JSON pointer to a location.
    func pointer(to location: Location) -> [UInt8] {
        var tokens: [[UInt8]] = []
        var node = location
        while node != Self.root {
            tokens.append(JSONPointer.escape(token(of: nodes[node])))
            node = nodes[node].parent
        }
        return tokens.reversed().reduce(into: []) { $0 += [UInt8(ascii: "/")] + $1 }
    }

    private func token(of node: Node) -> GoString {
        if case .map(let map) = nodes[node.parent].value { return map.keys[node.position] }
        return GoString(String(node.position))
    }

    /// The URL of a location, with its pointer as the fragment.
    func text(of location: Location) -> GoString { text(of: location, followedBy: GoString()) }

    // MARK: What is known about locations

    func isCollected(_ location: Location) -> Bool { nodes[location].isCollected }

    func markCollected(_ location: Location) { nodes[location].isCollected = true }

    func schema(at location: Location) -> SchemaID? { nodes[location].schema }

    func setSchema(_ schema: SchemaID, at location: Location) { nodes[location].schema = schema }

    // MARK: Resources

    /// Registers a resource at its location.
    func add(_ resource: SchemaResource) {
        nodes[resource.location].resource = resources.count
        resourceIndices[resource.id] = resources.count
        resources.append(resource)
    }

    /// The resource of an identifier.
    func resource(id: GoString) -> SchemaResource? { resourceIndices[id].map { resources[$0] } }

    /// The resource that begins at a location; nil if none does.
    func resource(at location: Location) -> SchemaResource? { nodes[location].resource.map { resources[$0] } }

    /// The innermost resource around a location.
    func resource(around location: Location) -> SchemaResource? {
        var location = location
        while location != Self.root, nodes[location].resource == nil { location = nodes[location].parent }
        return resource(at: location)
    }

    /// The resource that begins where a path of tokens leads to, if any.
    func resource(atPath path: [InstancePath.Token]) -> SchemaResource? {
        var location = Self.root
        for token in path {
            guard let next = child(of: location, token.text) else { return nil }
            location = next
        }
        return resource(at: location)
    }
}

/// A schema with an identifier of its own, which references and anchors are relative to.
final class SchemaResource {
    let id: GoString
    let location: SchemaDocument.Location
    let dialect: Dialect
    private(set) var anchors: [GoString: SchemaDocument.Location] = [:]
    private(set) var dynamicAnchors: [GoString] = []

    init(id: GoString, location: SchemaDocument.Location, dialect: Dialect) {
        self.id = id
        self.location = location
        self.dialect = dialect
    }

    /// Names a location; returns another location that has the name already.
    func addAnchor(
        _ name: GoString, at location: SchemaDocument.Location, isDynamic: Bool = false
    ) -> SchemaDocument.Location? {
        if let other = anchors[name], other != location { return other }
        anchors[name] = location
        if isDynamic { dynamicAnchors.append(name) }
        return nil
    }
}
