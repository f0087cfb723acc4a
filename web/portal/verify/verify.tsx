// placeholder while the frame is being checked
export default function Verify() {
  return null
}
