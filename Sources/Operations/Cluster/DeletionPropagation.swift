/// What becomes of an object's dependents when it is deleted; the raw values are those of `--cascade`.
package enum DeletionPropagation: String, Sendable {
    case background
    case foreground
    case orphan
}
